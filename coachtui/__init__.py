"""coachtui: a terminal notebook for instructional coaches."""
