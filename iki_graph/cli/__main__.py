"""`python -m iki_graph.cli` is `iki`."""

from iki_graph.cli import main

if __name__ == "__main__":
    main()
