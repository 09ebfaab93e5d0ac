#include <Python.h>
#include <ffi.h>

static PyObject *size_of_pointer(PyObject *self, PyObject *unused)
{
    return PyLong_FromSize_t(ffi_type_pointer.size);
}

static PyMethodDef methods[] = {
    {"size_of_pointer", size_of_pointer, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT, "_greeting", NULL, -1, methods
};

PyMODINIT_FUNC PyInit__greeting(void)
{
    return PyModule_Create(&module);
}
