package org.walletsuite.platform.web;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.UnwrapByDefault;
import jakarta.validation.valueextraction.ValueExtractor;

/** Applies constraints on a patch to its value; an absent field is not validated. */
@UnwrapByDefault
final class PatchValueExtractor implements ValueExtractor<Patch<@ExtractedValue ?>> {

    @Override
    public void extractValues(Patch<?> patch, ValueReceiver receiver) {
        if (patch instanceof Patch.Sent(var value)) {
            receiver.value(null, value);
        }
    }
}
