/**
 * What the POM asks for, validated.
 * Names, versions and options come in as the POM has them.
 * Immutable records that every later step can trust go out.
 */
package io.github.crosspy.stack;
