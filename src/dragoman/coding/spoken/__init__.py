"""What does somebody do by what he says of another, where no frame has it?"""
