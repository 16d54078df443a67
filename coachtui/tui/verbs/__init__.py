"""What the keys do, by family; each screen mixes in all of them."""
