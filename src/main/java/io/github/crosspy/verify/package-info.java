/**
 * Checks that every ELF file in packages, wheels and a sysroot is what its target can run, and that names, tags and files agree.
 * Paths of {@code .deb} files, wheels, trees, tar archives of trees and a sysroot come in with the target and what is allowed.
 * A {@link io.github.crosspy.verify.Verdict} with every finding goes out; nothing is unpacked to disk.
 */
package io.github.crosspy.verify;
