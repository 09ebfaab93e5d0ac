from setuptools import Extension, setup

setup(ext_modules=[Extension("_greeting", ["greeting.c"], libraries=["ffi"])])
