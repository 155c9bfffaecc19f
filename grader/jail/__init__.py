"""What runs on the other side of the wire, beside the student's code. It imports nothing of the trusted side."""
