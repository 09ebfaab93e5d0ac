/**
 * Writes what the checks found for people and for machines.
 * A {@link io.github.crosspy.verify.Verdict} comes in.
 * Lines for the console, JSON, JUnit XML, SARIF and HTML go out, the same bytes for the same verdict.
 */
package io.github.crosspy.report;
