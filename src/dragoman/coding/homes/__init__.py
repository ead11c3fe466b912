"""Of which country are those of whom the words beside them tell none?"""
