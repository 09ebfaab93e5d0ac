/**
 * Keeps what was made once so that it is never made twice.
 * Fingerprints of everything that goes into a step come in, with the files the step makes.
 * The same files, verified, go out to whoever asks with the same fingerprint, in this process or another.
 */
package io.github.crosspy.store;
