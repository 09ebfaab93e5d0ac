const char *tiny_origin(void)
{
    return "upstream";
}
