"""What is said about a file that is broken."""
