package io.github.crosspy.maven;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Proxy;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.RemoteRepository;

/** The proxies of settings.xml as the variables that apt and its like read. */
public final class ProxyEnvironment {
    private ProxyEnvironment() {}

    /** {@code http_proxy}, {@code https_proxy} and {@code no_proxy}; empty when settings.xml has no active proxy. */
    public static Map<String, String> of(MavenSession session) {
        Map<String, String> variables = new TreeMap<>();
        for (String protocol : new String[] {"http", "https"}) {
            address(session.getRepositorySession(), protocol)
                    .ifPresent(address -> variables.put(protocol + "_proxy", address));
        }
        Optional.ofNullable(session.getSettings().getActiveProxy())
                .map(Proxy::getNonProxyHosts)
                .filter(hosts -> !hosts.isBlank())
                .ifPresent(hosts ->
                        variables.put("no_proxy", hosts.replace('|', ',').replace("*.", ".")));
        return variables;
    }

    private static Optional<String> address(RepositorySystemSession session, String protocol) {
        RemoteRepository anywhere =
                new RemoteRepository.Builder("any", "default", protocol + "://any.invalid/").build();
        org.eclipse.aether.repository.Proxy proxy = session.getProxySelector() == null
                ? null
                : session.getProxySelector().getProxy(anywhere);
        if (proxy == null) {
            return Optional.empty();
        }
        RemoteRepository through =
                new RemoteRepository.Builder(anywhere).setProxy(proxy).build();
        return Optional.of("http://" + credentials(session, through) + proxy.getHost() + ":" + proxy.getPort());
    }

    private static String credentials(RepositorySystemSession session, RemoteRepository through) {
        try (AuthenticationContext context = AuthenticationContext.forProxy(session, through)) {
            if (context == null || context.get(AuthenticationContext.USERNAME) == null) {
                return "";
            }
            return encode(context.get(AuthenticationContext.USERNAME)) + ":"
                    + encode(String.valueOf(context.get(AuthenticationContext.PASSWORD))) + "@";
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
