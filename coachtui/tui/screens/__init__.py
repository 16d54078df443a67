"""The five tabs and the screens over them."""
