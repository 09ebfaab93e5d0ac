/**
 * What every step shares: the way it fails.
 * Nothing comes in and nothing goes out but {@link io.github.crosspy.StepException}.
 * Each sub-package is one step or one thing that steps work with; its own page says which.
 */
package io.github.crosspy;
