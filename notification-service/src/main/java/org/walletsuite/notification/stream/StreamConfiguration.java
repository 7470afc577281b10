package org.walletsuite.notification.stream;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.walletsuite.platform.web.DisconnectAwareProtocol;

@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

    /** Streams notice within a second that their client has gone, and not at the next heartbeat. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> watchedConnections() {
        return factory -> factory.setProtocol(DisconnectAwareProtocol.class.getName());
    }
}
