"""The tables of the cache."""

from __future__ import annotations

TABLES = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (
    name TEXT PRIMARY KEY, size INTEGER, mtime INTEGER, inode INTEGER, key BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS folders (
    root TEXT, path TEXT, mtime INTEGER, names TEXT, PRIMARY KEY (root, path)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS readings (key BLOB PRIMARY KEY, value BLOB);
CREATE TABLE IF NOT EXISTS prose (key TEXT PRIMARY KEY, value BLOB);
CREATE TABLE IF NOT EXISTS pages (
    path TEXT PRIMARY KEY, print BLOB, size INTEGER, mtime INTEGER, hash BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS plans (path TEXT PRIMARY KEY, value BLOB);
CREATE TABLE IF NOT EXISTS shared (key BLOB PRIMARY KEY, value BLOB);
CREATE TABLE IF NOT EXISTS uses (path TEXT, source TEXT, PRIMARY KEY (path, source)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS users ON uses (source);
"""
HELD = """
CREATE TEMP TABLE held_plans (path TEXT, value BLOB);
CREATE TEMP TABLE held_uses (path TEXT, source TEXT);
CREATE TEMP TABLE held_shared (key BLOB, value BLOB);
"""
"""Tables of one process, in a file that no other sees; they are read once, from end to end."""

NAMES = ("facts", "files", "folders", "readings", "prose", "pages", "plans", "shared", "uses")
