/**
 * What the plugin knows of the machines it builds for.
 * A Debian architecture name comes in.
 * A {@link io.github.crosspy.target.Target} with names, tags, emulator and ABI contract goes out.
 */
package io.github.crosspy.target;
