"""What asks her one thing and goes away."""
