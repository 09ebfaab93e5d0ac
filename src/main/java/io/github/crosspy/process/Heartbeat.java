package io.github.crosspy.process;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every 20 seconds that a step still runs, and for how long it has. Plain lines, since build logs are kept. */
final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final int SECONDS = 20;

    private final ScheduledExecutorService timer;

    private Heartbeat(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    static Heartbeat start(String label, Instant since) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "crosspy heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleAtFixedRate(
                () -> LOG.info("{} ... {}", label, text(Duration.between(since, Instant.now()))),
                SECONDS,
                SECONDS,
                TimeUnit.SECONDS);
        return new Heartbeat(timer);
    }

    static String text(Duration elapsed) {
        return elapsed.toMinutes() > 0
                ? elapsed.toMinutes() + " min " + elapsed.toSecondsPart() + " s"
                : elapsed.toSeconds() + " s";
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
