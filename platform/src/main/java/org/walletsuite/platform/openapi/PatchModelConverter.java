package org.walletsuite.platform.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.web.Patch;

/** Describes a field of a partial body by the type of its value, because {@link Patch} doesn't appear on the wire. */
final class PatchModelConverter implements ModelConverter {

    @Override
    @SuppressWarnings("rawtypes") // The interface is raw.
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var described = Json.mapper().constructType(type.getType());
        if (described.hasRawClass(Patch.class)) {
            return context.resolve(new AnnotatedType(described.containedType(0))
                    .ctxAnnotations(type.getCtxAnnotations())
                    .parent(type.getParent())
                    .propertyName(type.getPropertyName())
                    .jsonUnwrappedHandler(type.getJsonUnwrappedHandler())
                    .schemaProperty(type.isSchemaProperty())
                    .resolveAsRef(type.isResolveAsRef())
                    .resolveEnumAsRef(type.isResolveEnumAsRef()));
        }
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }
}
