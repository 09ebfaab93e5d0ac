/**
 * The place where sources are built: layers of a Debian system, entered through namespaces, without the network.
 * A suite, a target and lists of packages come in.
 * Layers, each made once and kept, and the result of what ran on top of them go out.
 */
package io.github.crosspy.buildroot;
