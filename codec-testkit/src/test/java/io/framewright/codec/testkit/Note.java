package io.framewright.codec.testkit;

/** The message of the codecs that the contract is tried on. */
record Note(int id, CharSequence text) {}
