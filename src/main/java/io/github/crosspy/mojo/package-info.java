/**
 * The goals.
 * Parameters of the POM and the command line come in.
 * One request to one service goes out, and what the service throws is told the way Maven tells failures.
 */
package io.github.crosspy.mojo;
