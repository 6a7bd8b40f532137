"""The form of a talks file as tables: which keys stand where, what each means, and what may stand under it.

Reading, writing, the JSON Schema and the reference all follow these tables; there is no second description.
"""
