/**
 * The sdists and pure wheels that Python projects are cross-built from.
 * What the POM asks for comes in, with the Python version, the targets, a package index and perhaps a lock.
 * Verified files go out, with who requires whom and the order of installing, found without running any project's code.
 */
package io.github.crosspy.source.python;
