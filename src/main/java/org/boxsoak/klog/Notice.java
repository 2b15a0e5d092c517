package org.boxsoak.klog;

/** An event that is told by its kind and its title: a panic, a warning, a stall, a boot. */
public record Notice(EventKind kind, EventHead head, Scene scene, String title) implements KernelEvent {}
