/**
 * Fetching and locking what is built from.
 * What the POM asks for comes in, with the addresses of archives and indexes that the user's own configuration names.
 * Verified files go out, each with its SHA-256, and the lock that pins them.
 */
package io.github.crosspy.source;
