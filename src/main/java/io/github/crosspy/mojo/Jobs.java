package io.github.crosspy.mojo;

/** How many compilers one build may run at once. */
final class Jobs {
    private Jobs() {}

    /**
     * @param configured what the user says, or null
     * @param threads how many modules Maven builds at once ({@code -T})
     * @return 1 or more. Modules seldom compile all at the same time, so each gets one job above its share.
     */
    static int of(Integer configured, int threads) {
        if (configured != null) {
            return Math.max(1, configured);
        }
        int processors = Runtime.getRuntime().availableProcessors();
        return Math.min(processors, processors / Math.max(1, threads) + 1);
    }
}
