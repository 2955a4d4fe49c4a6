"""What a careful editor would ask about."""
