package org.walletsuite.platform.picture;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives a service that imports it the reader of pictures, and the limit on concurrent uploads for its paths. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UploadSettings.class)
public class PictureConfiguration {

    @Bean
    Pictures pictures() {
        return new Pictures();
    }

    @Bean
    UploadLimit uploadLimit(UploadSettings settings) {
        return new UploadLimit(settings);
    }
}
