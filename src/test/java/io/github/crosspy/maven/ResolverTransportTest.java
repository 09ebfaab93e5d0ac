package io.github.crosspy.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import io.github.crosspy.source.Transport.Outcome;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.spi.connector.transport.GetTask;
import org.eclipse.aether.spi.connector.transport.PeekTask;
import org.eclipse.aether.spi.connector.transport.PutTask;
import org.eclipse.aether.spi.connector.transport.Transporter;
import org.eclipse.aether.spi.connector.transport.TransporterProvider;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ResolverTransportTest {
    private static final URI INDEX = URI.create("http://127.0.0.1:8000/simple/");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final RecordingTransports transports = new RecordingTransports();
    private final DefaultRepositorySystemSession session = new DefaultRepositorySystemSession();
    private Path file;

    @Before
    public void setUp() {
        file = folder.getRoot().toPath().resolve("file");
        session.setProxySelector(repository -> new Proxy(Proxy.TYPE_HTTP, "127.0.0.2", 3128));
        session.setAuthenticationSelector(repository -> new AuthenticationBuilder()
                .addUsername("user of " + repository.getId())
                .addPassword("secret")
                .build());
        session.setMirrorSelector(repository -> {
            throw new AssertionError("a mirror of Maven repositories was asked for");
        });
    }

    private ResolverTransport transport(URI index, boolean offline) {
        return new ResolverTransport(transports, session, "python-index", index, offline, Duration.ZERO);
    }

    private Outcome get(String address) throws StepException, IOException {
        return transport(INDEX, false).get(URI.create(address), file);
    }

    private String user(RemoteRepository repository) {
        try (AuthenticationContext context = AuthenticationContext.forRepository(session, repository)) {
            return context == null
                    ? "nobody"
                    : context.get(AuthenticationContext.USERNAME) + ":" + context.get(AuthenticationContext.PASSWORD);
        }
    }

    @Test
    public void asksTheHostForThePathWithItsProxyAndCredentials() throws Exception {
        assertThat(get("http://127.0.0.1:8000/simple/foo/?x=1")).isEqualTo(Outcome.FETCHED);
        assertThat(Files.readString(file)).isEqualTo("content");
        assertThat(transports.locations).containsExactly("simple/foo/?x=1");
        RemoteRepository asked = transports.repositories.get(0);
        assertThat(asked.getUrl()).isEqualTo("http://127.0.0.1:8000/");
        assertThat(asked.getProxy().getHost()).isEqualTo("127.0.0.2");
        assertThat(user(asked)).isEqualTo("user of python-index:secret");
        assertThat(transports.closed).isEqualTo(1);
    }

    @Test
    public void credentialsGoToNoOtherHost() throws Exception {
        get("http://127.0.0.3:8000/files/foo-1.0.tar.gz");
        get("http://127.0.0.1:9000/files/foo-1.0.tar.gz");
        get("https://127.0.0.1:8000/files/foo-1.0.tar.gz");
        assertThat(transports.repositories).hasSize(3).allSatisfy(repository -> {
            assertThat(user(repository)).isEqualTo("nobody");
            assertThat(repository.getProxy()).isNotNull();
        });
    }

    @Test
    public void credentialsOfTheAddressWinAndAreNotShown() throws Exception {
        URI index = URI.create("http://me:se%40cret@127.0.0.1:8000/simple/");
        transport(index, false).get(index, file);
        assertThat(transports.repositories.get(0).getUrl()).isEqualTo("http://127.0.0.1:8000/");
        assertThat(user(transports.repositories.get(0))).isEqualTo("me:se@cret");
        for (int i = 0; i < 3; i++) {
            transports.failures.add(new IOException("cannot reach " + index));
        }
        assertThatThrownBy(() -> transport(index, false).get(index, file))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("http://127.0.0.1:8000/simple/")
                .hasMessageNotContaining("cret");
    }

    @Test
    public void aFailureIsTriedAgainTwice() throws Exception {
        transports.failures.add(new IOException("reset"));
        transports.failures.add(new IOException("reset"));
        assertThat(get("http://127.0.0.1:8000/x")).isEqualTo(Outcome.FETCHED);
        assertThat(transports.locations).hasSize(3);
        for (int i = 0; i < 3; i++) {
            transports.failures.add(new IOException("transfer failed", new IOException("reset " + i + "\nmore")));
        }
        assertThatThrownBy(() -> get("http://127.0.0.1:8000/x"))
                .isInstanceOf(StepException.class)
                .hasMessage("Cannot fetch http://127.0.0.1:8000/x after 3 attempts: reset 2");
        assertThat(transports.locations).hasSize(6);
        assertThat(file).doesNotExist();
    }

    @Test
    public void whatIsAbsentIsNotTriedAgain() throws Exception {
        transports.failures.add(new FileNotFoundException());
        assertThat(get("http://127.0.0.1:8000/x")).isEqualTo(Outcome.ABSENT);
        assertThat(transports.locations).hasSize(1);
    }

    @Test
    public void offlineNothingIsAsked() {
        assertThatThrownBy(() -> transport(INDEX, true).get(INDEX, file))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("offline")
                .hasMessageContaining("http://127.0.0.1:8000/simple/");
        assertThat(transports.repositories).isEmpty();
    }

    /** Answers with the failures that a test queues, then with content. */
    private static final class RecordingTransports implements TransporterProvider, Transporter {
        final List<RemoteRepository> repositories = new ArrayList<>();
        final List<String> locations = new ArrayList<>();
        final Deque<Exception> failures = new ArrayDeque<>();
        int closed;

        @Override
        public Transporter newTransporter(RepositorySystemSession session, RemoteRepository repository) {
            repositories.add(repository);
            return this;
        }

        @Override
        public int classify(Throwable error) {
            return error instanceof FileNotFoundException ? ERROR_NOT_FOUND : ERROR_OTHER;
        }

        @Override
        public void get(GetTask task) throws Exception {
            locations.add(task.getLocation().toString());
            Files.writeString(task.getDataFile().toPath(), "content");
            if (!failures.isEmpty()) {
                throw failures.remove();
            }
        }

        @Override
        public void peek(PeekTask task) {
            throw new AssertionError();
        }

        @Override
        public void put(PutTask task) {
            throw new AssertionError();
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
