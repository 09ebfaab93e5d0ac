/**
 * Puts target packages where they are needed: into a layer to compile against, and into a tree to run and check.
 * The debs of a module and of those it depends on come in.
 * A layer, and a {@link io.github.crosspy.sysroot.TargetRoot} with a list of what was installed and left out, go out.
 */
package io.github.crosspy.sysroot;
