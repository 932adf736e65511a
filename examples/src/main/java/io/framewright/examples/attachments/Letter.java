package io.framewright.examples.attachments;

import java.io.Serializable;

/** A message with a file. */
public record Letter(int id, String user, Attachment attachment) implements Serializable {}
