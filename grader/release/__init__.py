"""What is generated from the single source: stubs, hints, the unpacked digits."""
