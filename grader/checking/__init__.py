"""What hidden checks are written with; `grader.author` is its public face."""
