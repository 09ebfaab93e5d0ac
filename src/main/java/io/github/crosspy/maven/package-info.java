/**
 * What the plugin takes from Maven itself.
 * Maven's session, settings and services come in.
 * Plain Java types that the rest of the plugin works with go out.
 */
package io.github.crosspy.maven;
