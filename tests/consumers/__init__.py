"""The programs that take up exports, run for real: `make consumers`.

Each is installed in an environment of its own (`.consumers/`, from `requirements/`), and what it reads, draws and gives
back is compared with what went out. It takes minutes and much of the network, so `make test` leaves it out.
"""
