"""What a timeline is: its records, values and fields."""
