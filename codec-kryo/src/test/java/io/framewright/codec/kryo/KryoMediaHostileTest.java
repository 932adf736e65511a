package io.framewright.codec.kryo;

import io.framewright.codec.kryo.Samples.MediaContent;
import io.framewright.codec.testkit.HostileContract;

/** Beans that were spoilt. */
class KryoMediaHostileTest extends HostileContract<MediaContent> {

    KryoMediaHostileTest() {
        super(new KryoMediaContractTest());
    }
}
