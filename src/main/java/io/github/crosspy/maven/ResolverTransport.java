package io.github.crosspy.maven;

import io.github.crosspy.StepException;
import io.github.crosspy.source.Transport;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.Authentication;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.spi.connector.transport.GetTask;
import org.eclipse.aether.spi.connector.transport.Transporter;
import org.eclipse.aether.spi.connector.transport.TransporterProvider;
import org.eclipse.aether.transfer.NoTransporterException;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads addresses with Maven's own transports, so that the proxies, credentials and certificates of the user's
 * settings.xml serve. Mirrors do not: one that is a {@code mirrorOf *} has no Python projects. Credentials go to the
 * host that they are for and to no other.
 */
public final class ResolverTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger(ResolverTransport.class);
    private static final int ATTEMPTS = 3;

    private final TransporterProvider transporters;
    private final RepositorySystemSession session;
    private final String serverId;
    private final URI index;
    private final boolean offline;
    private final Duration firstPause;

    /**
     * @param transporters Maven's transports
     * @param session the session whose proxies and credentials are used
     * @param serverId id of the server in settings.xml that has the credentials for the index
     * @param index an address on the host that the credentials are for; its own user and password win over settings.xml
     * @param offline whether the user forbade the network
     */
    public ResolverTransport(
            TransporterProvider transporters,
            RepositorySystemSession session,
            String serverId,
            URI index,
            boolean offline) {
        this(transporters, session, serverId, index, offline, Duration.ofMillis(500));
    }

    ResolverTransport(
            TransporterProvider transporters,
            RepositorySystemSession session,
            String serverId,
            URI index,
            boolean offline,
            Duration firstPause) {
        this.transporters = Objects.requireNonNull(transporters);
        this.session = Objects.requireNonNull(session);
        this.serverId = Objects.requireNonNull(serverId);
        this.index = Objects.requireNonNull(index);
        this.offline = offline;
        this.firstPause = firstPause;
    }

    @Override
    public boolean offline() {
        return offline;
    }

    @Override
    public Outcome get(URI from, Path to) throws StepException, IOException {
        if (offline) {
            throw new StepException(
                    "Maven is offline, and " + Transport.shown(from) + " was not fetched before",
                    "Run once without -o");
        }
        try (Transporter transporter = transporters.newTransporter(session, repository(from))) {
            return get(transporter, from, to);
        } catch (NoTransporterException e) {
            throw new StepException(
                    "Maven has no transport for " + Transport.shown(from), "Use an http or https address", null, e);
        }
    }

    private Outcome get(Transporter transporter, URI from, Path to) throws StepException, IOException {
        Exception last = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                transporter.get(new GetTask(pathOf(from)).setDataFile(to.toFile()));
                return Outcome.FETCHED;
            } catch (Exception e) {
                // The interface declares Exception; which ones come depends on the transport.
                Files.deleteIfExists(to);
                if (transporter.classify(e) == Transporter.ERROR_NOT_FOUND) {
                    return Outcome.ABSENT;
                }
                LOG.debug("Attempt {} to fetch {} failed", attempt, Transport.shown(from), e);
                last = e;
                if (attempt < ATTEMPTS) {
                    pause(firstPause.multipliedBy(1L << (attempt - 1)));
                }
            }
        }
        throw new StepException(
                "Cannot fetch " + Transport.shown(from) + " after " + ATTEMPTS + " attempts: " + reason(last, from),
                "Check the network, and <proxies> and the <server> " + serverId + " in settings.xml; mvn -X shows more",
                null,
                last);
    }

    private static void pause(Duration pause) throws InterruptedIOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** Names the host as a repository, with the proxy and credentials that settings.xml has for it. */
    private RemoteRepository repository(URI from) {
        String host = from.getScheme() + "://" + from.getRawAuthority().replaceFirst("^.*@", "") + "/";
        RemoteRepository plain = new RemoteRepository.Builder(serverId, "default", host).build();
        RemoteRepository.Builder builder = new RemoteRepository.Builder(plain);
        builder.setProxy(session.getProxySelector().getProxy(plain));
        if (isIndexHost(from)) {
            builder.setAuthentication(ownCredentials()
                    .orElseGet(() -> session.getAuthenticationSelector().getAuthentication(plain)));
        }
        return builder.build();
    }

    private boolean isIndexHost(URI from) {
        return from.getScheme().equalsIgnoreCase(index.getScheme())
                && from.getHost().equalsIgnoreCase(index.getHost())
                && from.getPort() == index.getPort();
    }

    private Optional<Authentication> ownCredentials() {
        if (index.getUserInfo() == null) {
            return Optional.empty();
        }
        String[] parts = index.getUserInfo().split(":", 2);
        return Optional.of(new AuthenticationBuilder()
                .addUsername(parts[0])
                .addPassword(parts.length == 2 ? parts[1] : "")
                .build());
    }

    private static URI pathOf(URI address) {
        String path = address.getRawPath().replaceFirst("^/+", "");
        return URI.create(address.getRawQuery() == null ? path : path + "?" + address.getRawQuery());
    }

    /** What went wrong at the bottom, which Wagon's own message leaves out; some messages repeat the whole address. */
    private static String reason(Exception failure, URI from) {
        Throwable bottom = failure;
        while (bottom.getCause() != null && bottom.getCause() != bottom) {
            bottom = bottom.getCause();
        }
        String message = String.valueOf(bottom.getMessage()).lines().findFirst().orElse("");
        return from.getRawUserInfo() == null ? message : message.replace(from.getRawUserInfo() + "@", "");
    }
}
