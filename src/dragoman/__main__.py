"""`python -m dragoman`: the same as the command `dragoman`."""

from dragoman.cli import app

if __name__ == "__main__":
    app()
