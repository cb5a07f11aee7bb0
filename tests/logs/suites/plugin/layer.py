from abc import ABC, abstractmethod


class Layer(ABC):
    """What the upstream asks for."""

    @abstractmethod
    def forward(self, query, key, *, cache_dtype): ...

    @abstractmethod
    def profile(self): ...


class OldLayer(Layer):
    """A plugin's layer that was written before `profile` came."""

    def forward(self, query, key, *, cache_dtype):
        return query + key


class WholeLayer(OldLayer):
    def profile(self):
        return 0


def build(name):
    return {"old": OldLayer, "whole": WholeLayer}[name]()


def call(layer):
    return layer.forward(1, 2)
