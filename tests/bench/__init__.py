"""What docs/benchmarks.md is made from: size and speed, measured, never asserted. `make bench` prints it."""
