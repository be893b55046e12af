"""What tears at the program from outside: kills at any moment, and disks that fail; run longer by `make torture`."""
