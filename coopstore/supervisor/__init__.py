"""What `make demo` runs: the whole shop on one machine, watched by one process."""
