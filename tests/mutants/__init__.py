"""How much the tests hold: code is changed in one place at a time, and the tests that run it must notice."""
