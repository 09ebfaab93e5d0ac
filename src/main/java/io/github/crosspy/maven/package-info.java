/**
 * Maven at the edge: what the session, the settings and the repositories know.
 * A session, a project and a target come in.
 * Files that other modules built, and products attached for install and deploy, go out.
 */
package io.github.crosspy.maven;
